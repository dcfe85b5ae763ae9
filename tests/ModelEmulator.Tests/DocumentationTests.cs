using Tally.ModelEmulator.Faults;
using Tally.ModelEmulator.Misbehaviours;

namespace Tally.ModelEmulator.Tests;

public sealed class DocumentationTests
{
    [Fact]
    public async Task Every_fault_lie_and_option_is_in_the_readme()
    {
        string readme = await File.ReadAllTextAsync(Path.Combine(Root(), "src/ModelEmulator/README.md"), TestContext.Current.CancellationToken);
        Assert.All(FaultCatalogue.All, fault => Assert.Contains($"| `{fault.Key}` | {fault.Value} |", readme, StringComparison.Ordinal));
        Assert.All(MisbehavingAnalyst.All, lie => Assert.Contains($"| `{lie.Key}` | {lie.Value} |", readme, StringComparison.Ordinal));
        Assert.All(
            EmulatorArguments.Usage.Split(' ', '[', ']', '\n', '\r', '…').Where(word => word.StartsWith("--", StringComparison.Ordinal) && word.Length > 2 && word != "--project"),
            option => Assert.Contains($"`{option}", readme, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--port", "0", "--model", "a", "--model", "b", "--loose", "--seed", "7", "--fault", "latency=5@runs:20%", "--endpoint", "stateless", "--run-time", "50")]
    public void The_command_line_is_read(params string[] arguments)
    {
        Assert.True(EmulatorArguments.TryParse(arguments, out EmulatorOptions? options, out _));
        Assert.Equal(["a", "b"], options.Models);
        Assert.Equal((true, 7, EmulatedEndpoint.Stateless, TimeSpan.FromMilliseconds(50)), (options.Loose, options.Seed, options.Endpoint, options.RunTime));
    }

    [Theory]
    [InlineData("--port")]
    [InlineData("--port", "x")]
    [InlineData("--fault", "nonsense")]
    [InlineData("--wish", "1")]
    [InlineData("--script", "/no/such/file")]
    public void A_command_line_that_cannot_be_read_is_explained(params string[] arguments)
    {
        Assert.False(EmulatorArguments.TryParse(arguments, out _, out string? message));
        Assert.Contains("Usage:", message, StringComparison.Ordinal);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Functions.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run from within a checkout.");
        }

        return folder.FullName;
    }
}
