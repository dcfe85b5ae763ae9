namespace Tally.Functions.Storage;

/// <summary>Does something until it has succeeded once; a failure is the caller's, the next caller tries again.</summary>
internal sealed class Once
{
    private volatile bool done;

    public async ValueTask RunAsync(Func<CancellationToken, Task> action, CancellationToken cancellationToken)
    {
        if (done)
            return;
        await action(cancellationToken);
        done = true;
    }
}
