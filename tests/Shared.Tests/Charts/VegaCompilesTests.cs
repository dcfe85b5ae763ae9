using System.ComponentModel;
using System.Diagnostics;

namespace Tally.Shared.Tests.Charts;

/// <summary>The specifications of the gallery, compiled and drawn by Vega itself.</summary>
public sealed class VegaCompilesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Vega_draws_every_specification_without_a_warning()
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        deadline.CancelAfter(Patience);
        string folder = Path.Combine(Path.GetTempPath(), "tally-vega-5.33.1-5.23.0");
        Directory.CreateDirectory(folder);
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "vega-lite")))
        {
            var installed = await RunAsync("npm", ["install", "--prefix", folder, "--no-audit", "--no-fund", "vega@5.33.1", "vega-lite@5.23.0"], folder, deadline.Token);
            if (installed is not (0, _))
                Assert.Skip("node is missing here, or the registry does not carry vega and vega-lite.");
        }

        string charts = Path.Combine(Entries.Root(), "tests", "Shared.Tests", "Charts");
        string script = Path.Combine(folder, "compile-vega.mjs");
        File.Copy(Path.Combine(charts, "compile-vega.mjs"), script, overwrite: true);
        var compiled = await RunAsync("node", [script, Path.Combine(charts, "Snapshots")], folder, deadline.Token);
        Assert.NotNull(compiled);
        Assert.True(compiled.Value.ExitCode == 0, compiled.Value.Output);
    }

    /// <summary>Null when there is no such program.</summary>
    private static async Task<(int ExitCode, string Output)?> RunAsync(string program, string[] arguments, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        try
        {
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, output + await errors);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
