namespace Tally.Local;

/// <summary>The one place where what went wrong becomes a sentence on stderr and an exit code.</summary>
internal static class CommandEdge
{
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

    private static string OneLine(string message) => message.ReplaceLineEndings(" ").Trim();
}
