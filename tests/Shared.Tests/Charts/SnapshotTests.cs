using Tally.Charts;

namespace Tally.Shared.Tests.Charts;

/// <summary>
/// The gallery as it was last looked at. After a change on purpose, set TALLY_ACCEPT=1, run, look at the pictures, and
/// review the difference like code.
/// </summary>
public sealed class SnapshotTests
{
    public static TheoryData<string> Names => [.. Gallery.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_picture_is_the_one_that_was_looked_at(string name)
    {
        var (chart, language) = Gallery.All[name];
        Compare($"{name}.verified.svg", SvgWriter.Write(chart, new SvgOptions { Language = language }));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_specification_is_the_one_that_was_looked_at(string name)
    {
        var (chart, language) = Gallery.All[name];
        Compare($"{name}.verified.vl.json", VegaLiteWriter.Write(chart, language));
    }

    private static void Compare(string file, string written)
    {
        string path = Path.Combine(Entries.Root(), "tests", "Shared.Tests", "Charts", "Snapshots", file);
        if (Environment.GetEnvironmentVariable("TALLY_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, written);
        }

        Assert.True(File.Exists(path), $"{file} has never been accepted.");
        Assert.Equal(File.ReadAllText(path), written, ignoreLineEndingDifferences: true);
    }
}
