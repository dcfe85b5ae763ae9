using Tally.Local.Output;
using Tally.Questions;

namespace Tally.Local.Hosting;

/// <summary>Several assistants on one message: one after the other on a thread, or each on a branch of its own.</summary>
internal sealed class AssistantRuns(RunAssistant run, LiveEvents live)
{
    /// <summary>Each sees the message, what was answered before it, and the files; they are attached once.</summary>
    public async Task<IReadOnlyList<AnswerDocument>> InTurnAsync(IReadOnlyList<AssistantRequest> requests, CancellationToken cancellationToken)
    {
        var answers = new List<AnswerDocument>();
        foreach (var request in requests)
        {
            var next = answers.Count == 0 ? request : request with { ConversationId = answers[^1].ConversationId, Attachments = [] };
            answers.Add(await OneAsync(next, cancellationToken));
        }

        return answers;
    }

    /// <summary>Each sees the message and the thread as it stood, and nothing of the others.</summary>
    public async Task<IReadOnlyList<AnswerDocument>> ParallelAsync(IReadOnlyList<AssistantRequest> requests, CancellationToken cancellationToken) =>
        await Task.WhenAll(requests.Select(request => OneAsync(request with { Branches = true }, cancellationToken)));

    private async Task<AnswerDocument> OneAsync(AssistantRequest request, CancellationToken cancellationToken)
    {
        Task showing = Task.CompletedTask;
        var reply = await run.RunAsync(
            request,
            questionId =>
            {
                if (request.Stream)
                {
                    showing = live.ShowAsync(questionId, Console.Error, cancellationToken);
                }
            },
            cancellationToken);
        await showing;
        return reply switch
        {
            AssistantReply.Ended ended => ended.Answer,
            AssistantReply.Refused refused => throw new CommandRefusal(refused.Message),
            AssistantReply.Busy => throw new CommandRefusal("Too many questions are in flight; ask again in a moment.", ExitCode.Failed),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
