using System.CommandLine;
using Tally.Datasets;

namespace Tally.Local;

/// <summary>The one place where what went wrong becomes a sentence on stderr and an exit code.</summary>
internal static class CommandEdge
{
    /// <summary>Parses and runs; a mistyped command is told in one sentence with where help is.</summary>
    public static async Task<int> ParseAndRunAsync(RootCommand root, string[] arguments)
    {
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            await Console.Error.WriteLineAsync(
                $"tally: {OneLine(parsed.Errors[0].Message).TrimEnd('.')}; see 'tally {HelpPath(parsed)}--help'.");
            return ExitCode.Usage;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    public static async Task<int> RunAsync(Func<CancellationToken, Task<int>> command, CancellationToken cancellationToken)
    {
        try
        {
            return await command(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("tally: stopped.");
            return ExitCode.Failed;
        }
        catch (CommandRefusal refusal)
        {
            await Console.Error.WriteLineAsync($"tally: {refusal.Message}");
            return refusal.ExitCode;
        }
        catch (IOException failure) when (DiskFull.Explains(failure))
        {
            await Console.Error.WriteLineAsync($"tally: {DiskFull.Sentence}");
            return ExitCode.Failed;
        }
        catch (IOException failure)
        {
            await Console.Error.WriteLineAsync($"tally: {OneLine(failure.Message)}");
            return ExitCode.Failed;
        }
        catch (UnauthorizedAccessException failure)
        {
            await Console.Error.WriteLineAsync($"tally: {OneLine(failure.Message)}");
            return ExitCode.Failed;
        }
    }

    private static string HelpPath(ParseResult parsed) =>
        parsed.CommandResult.Command is RootCommand ? "" : parsed.CommandResult.Command.Name + " ";

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").Trim();
}
