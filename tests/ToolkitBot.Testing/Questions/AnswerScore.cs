using ToolkitBot.Toolkit.Questions;

namespace ToolkitBot.Testing;

/// <summary>A question whose right sections are known.</summary>
/// <param name="Id">Its name in the file.</param>
/// <param name="Text">The question.</param>
/// <param name="Expected">Every acceptable section, the best first.</param>
internal sealed record ExpectedAnswer(string Id, string Text, IReadOnlyList<string> Expected)
{
    /// <summary>Reads tab-separated rows: id, question, expected sections (comma separated); a heading first.</summary>
    public static IReadOnlyList<ExpectedAnswer> ReadFile(string path) =>
        [
            .. File.ReadLines(path)
                .Skip(1)
                .Where(line => !string.IsNullOrWhiteSpace(line))
                .Select(line => line.Split('\t'))
                .Select(cells => new ExpectedAnswer(cells[0], cells[1], cells[2].Split(','))),
        ];
}

/// <summary>How good findings are, over questions whose right sections are known.</summary>
/// <param name="Rows">How many questions.</param>
/// <param name="AllRight">Share whose first section is acceptable.</param>
/// <param name="FirstRight">The same over questions that have an answer.</param>
/// <param name="TopThree">Share of questions that have an answer with an acceptable section among the first three.</param>
/// <param name="RefusalPrecision">Of the declined, the share that should be.</param>
/// <param name="RefusalRecall">Of those that should be declined, the share that was.</param>
/// <param name="Sure">Share answered with a probability of at least <see cref="AnswerFinder.SureFrom"/>.</param>
/// <param name="SureRight">Of those, the share that is right.</param>
internal sealed record AnswerScore(
    int Rows,
    double AllRight,
    double FirstRight,
    double TopThree,
    double RefusalPrecision,
    double RefusalRecall,
    double Sure,
    double SureRight
)
{
    /// <summary>Harmonic mean of precision and recall of refusals.</summary>
    public double RefusalF1 =>
        RefusalPrecision + RefusalRecall == 0
            ? 0
            : 2 * RefusalPrecision * RefusalRecall / (RefusalPrecision + RefusalRecall);

    /// <summary>
    /// Scores findings. A question is declined rightly where "none" is its only acceptable section, wrongly
    /// where it is not acceptable at all; rows that allow both do not count towards refusals.
    /// </summary>
    public static AnswerScore Of(IReadOnlyList<(ExpectedAnswer Row, Finding Finding)> results)
    {
        int right = 0,
            answerable = 0,
            firstRight = 0,
            topThree = 0,
            sure = 0,
            sureRight = 0;
        int declinedRightly = 0,
            declinedWrongly = 0,
            declinedNot = 0;
        foreach (var (row, finding) in results)
        {
            var ids = finding.SectionIds.Take(3).ToList();
            var isRight = row.Expected.Contains(ids[0]);
            var declined = ids[0] == AnswerSection.None;
            right += isRight ? 1 : 0;
            if (row.Expected[0] != AnswerSection.None)
            {
                answerable++;
                firstRight += isRight ? 1 : 0;
                topThree += ids.Any(row.Expected.Contains) ? 1 : 0;
            }

            if (row.Expected.All(id => id == AnswerSection.None))
            {
                declinedRightly += declined ? 1 : 0;
                declinedNot += declined ? 0 : 1;
            }
            else if (declined && !row.Expected.Contains(AnswerSection.None))
            {
                declinedWrongly++;
            }

            if (finding.Confidence >= AnswerFinder.SureFrom)
            {
                sure++;
                sureRight += isRight ? 1 : 0;
            }
        }

        return new AnswerScore(
            results.Count,
            Share(right, results.Count),
            Share(firstRight, answerable),
            Share(topThree, answerable),
            Share(declinedRightly, declinedRightly + declinedWrongly),
            Share(declinedRightly, declinedRightly + declinedNot),
            Share(sure, results.Count),
            Share(sureRight, sure)
        );
    }

    private static double Share(int part, int of) => of == 0 ? 0 : (double)part / of;
}
