// node validate.js SCHEMA MANIFEST: prints what the schema refuses, one line each; exit code 1 then.
import { readFileSync } from "node:fs";
import Ajv from "ajv-draft-04";

const [schemaFile, manifestFile] = process.argv.slice(2);
const read = (file) => JSON.parse(readFileSync(file, "utf8"));

// The schema's patterns are not valid with the regular expression flag "u", and its keywords not strict.
const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false, validateFormats: false });
const validate = ajv.compile(read(schemaFile));
if (!validate(read(manifestFile))) {
  for (const error of validate.errors) {
    console.log(`${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
  }
  process.exitCode = 1;
}
