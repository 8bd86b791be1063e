using System.Globalization;

namespace ToolkitBot.BrowserTests;

/// <summary>Measured times, kept under artifacts/figures.txt: no test judges them, since the machine may be busy.</summary>
internal static class Figures
{
    private static readonly Lock gate = new();

    public static void Keep(FormattableString figure)
    {
        var path = Repository.Of("artifacts", "figures.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        lock (gate)
        {
            File.AppendAllText(path, figure.ToString(CultureInfo.InvariantCulture) + Environment.NewLine);
        }
    }
}
