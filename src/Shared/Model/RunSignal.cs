namespace Tally.Model;

/// <summary>What is heard of a run that is followed while it is written.</summary>
public abstract record RunSignal
{
    private RunSignal()
    {
    }

    /// <summary>The next piece of the message.</summary>
    public sealed record Text(string Delta) : RunSignal;

    /// <summary>Always the last.</summary>
    public sealed record Ended(ModelRun Run) : RunSignal;

    /// <summary>Always the last: the run goes on at the service, but cannot be heard any more. Look at it instead.</summary>
    public sealed record Lost(ModelFailure Failure) : RunSignal;
}
