namespace Tally.Local;

/// <summary>
/// The command cannot do what was asked, for a reason the person can act on: one sentence on stderr and an exit code, no
/// stack trace. Thrown by a command's own code only and caught in one place, <see cref="CommandEdge"/>.
/// </summary>
internal sealed class CommandRefusal(string sentence, int exitCode = ExitCode.Usage) : Exception(sentence)
{
    public int ExitCode { get; } = exitCode;
}
