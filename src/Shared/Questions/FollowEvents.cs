using System.Runtime.CompilerServices;

namespace Tally.Questions;

/// <summary>Reads a question's events from a point on and stays until the last; resumable by sequence.</summary>
public sealed class FollowEvents(IRunStore runs, QueueSignals signals)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    public async IAsyncEnumerable<RunEvent> RunAsync(string questionId, long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (await runs.GetAsync(questionId, cancellationToken) is { } stored)
        {
            foreach (var happened in await runs.EventsAsync(questionId, after, cancellationToken))
            {
                after = happened.Sequence;
                yield return happened;
            }

            if (stored.Value.IsEnded && after >= stored.Value.Events)
                yield break;
            await signals.WaitAsync(Name(questionId), Look, cancellationToken);
        }
    }

    internal static string Name(string questionId) => $"events/{questionId}";
}
