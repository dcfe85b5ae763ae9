using System.Text.RegularExpressions;
using Tally.Local.Tests.Support;

namespace Tally.Local.Tests;

/// <summary>docs/lineage.md names tests that there are.</summary>
public sealed partial class LineageSpecs
{
    [Fact]
    public void Every_test_that_shows_a_capability_exists()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "lineage.md"));
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToLookup(path => Path.GetFileNameWithoutExtension(path), File.ReadAllText);

        var named = Rows().Matches(page).Select(row => row.Groups[1].Value).ToList();
        Assert.True(named.Count > 40, $"{named.Count} rows");
        Assert.All(named, test => Assert.True(
            sources[test.Split('.')[0]].Any(source => test.Split('.') is not [_, var method] || source.Contains($" {method}(", StringComparison.Ordinal)),
            $"There is no test {test}."));
    }

    [GeneratedRegex(@"\| `([A-Za-z_.0-9]+)` \|\r?$", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
