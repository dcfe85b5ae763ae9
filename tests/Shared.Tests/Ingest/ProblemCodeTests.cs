using System.Reflection;
using Tally.Datasets;

namespace Tally.Shared.Tests.Ingest;

public sealed class ProblemCodeTests
{
    [Fact]
    public void Every_problem_code_is_explained_in_the_documentation()
    {
        string text = File.ReadAllText(Path.Combine(Samples.Repository, "docs", "ingest.md"));
        var codes = typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetValue(null)!);
        Assert.DoesNotContain(codes, code => !text.Contains($"| `{code}` |", StringComparison.Ordinal));
    }
}
