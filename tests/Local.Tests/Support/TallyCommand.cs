using System.Diagnostics;
using System.Text;

namespace Tally.Local.Tests.Support;

/// <summary>Runs the real command in a process of its own, as a person's shell would.</summary>
internal static class TallyCommand
{
    public static Task<CommandOutput> RunAsync(params string[] arguments) => RunAsync(new CommandInput { Arguments = arguments });

    public static async Task<CommandOutput> RunAsync(CommandInput input)
    {
        using var process = Start(input);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardInput.WriteAsync(input.Input);
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(TestTimeouts.Command);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"tally {string.Join(' ', input.Arguments)} did not end within {TestTimeouts.Command}.");
        }

        return new CommandOutput(process.ExitCode, await output, await error);
    }

    /// <summary>Starts the command and leaves it running; the caller ends it.</summary>
    public static Process Start(CommandInput input)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = input.WorkingDirectory ?? Repository.Root,
            RedirectStandardInput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "tally.dll"));
        foreach (string argument in input.Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (string name in (string[])["AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_DEPLOYMENT", "AZURE_OPENAI_API_KEY", "OPENAI_API_KEY", "OPENAI_MODEL", "OPENAI_BASE_URL", "TALLY_HOME"])
        {
            start.Environment.Remove(name);
        }

        // Only the specs of the self-test want it: it takes a second for each dataset.
        start.Environment["TALLY_SELF_TEST"] = "off";
        foreach (var (name, value) in input.Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
    }
}

internal sealed record CommandInput
{
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>What is piped in.</summary>
    public string Input { get; init; } = "";

    public string? WorkingDirectory { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}

internal sealed record CommandOutput(int ExitCode, string Output, string Error);
