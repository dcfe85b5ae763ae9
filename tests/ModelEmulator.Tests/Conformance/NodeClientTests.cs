using System.ComponentModel;
using System.Diagnostics;
using Tally.ModelEmulator.Tests.Support;

namespace Tally.ModelEmulator.Tests.Conformance;

/// <summary>The official npm client runs <c>clients/session.mjs</c>. Skipped where node or the package cannot be had.</summary>
public sealed class NodeClientTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "clients");

    [Fact]
    public async Task A_whole_session_works_with_the_npm_client()
    {
        Assert.SkipUnless(await RunAsync("node", "--version") is (0, _), "node is not installed");
        bool installed = File.Exists(Path.Combine(Folder, "node_modules", "openai", "package.json"));
        Assert.SkipUnless(
            installed || await RunAsync("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts") is (0, _), "the openai package cannot be installed from npm");
        await using TestEmulator emulator = await TestEmulator.StartAsync(Scripts.TwoCalls);

        (int code, string output) = await RunAsync("node", "session.mjs", emulator.Host.BaseAddress.ToString());

        Assert.True(code == 0, output);
        Assert.Equal(
            ["ok files", "ok conversation", "ok parallelFunctions", "ok streaming", "ok reattaching", "ok cancelling", "ok errors", "ok chaining", "ok fileSearch", "ok codeInterpreter"],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    private static async Task<(int Code, string Output)> RunAsync(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, process.ExitCode == 0 ? await output : await output + await errors);
        }
        catch (Win32Exception)
        {
            return (-1, $"{program} is not installed");
        }
    }
}
