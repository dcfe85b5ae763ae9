using System.Text.Json.Nodes;
using Tally.Model;

namespace Tally.Questions;

/// <summary>The steps before the first segment: whose turn it is, the provider's conversation, and the question in it.</summary>
internal sealed class OpenThread(IModelService model, ConversationQueue queue, MaterialReader materials, Failures failures)
{
    private const int ItemsAtOnce = 20;

    /// <summary>The wait is over: what was waited for is looked at again.</summary>
    public async Task<StepResult> AfterWaitAsync(StepWork work, CancellationToken cancellationToken)
    {
        var run = work.Run with { Pause = null };
        if (run.Stage != RunStage.Queued)
            return new StepResult(run);
        if (await queue.TurnOfAsync(run, cancellationToken) is not { } conversation)
            return new StepResult(run);
        work.Material.Thread = Admission.ThreadOf(run, conversation);
        return new StepResult(Admission.Admit(run, conversation))
        {
            Payloads = [RunPayload.Of(RunThread.Payload, work.Material.Thread)],
            Events = [Step("admitted")],
        };
    }

    /// <summary>Finds out what the service can do, and makes or takes up its conversation where it has them.</summary>
    public async Task<StepResult> ConversationAsync(StepWork work, CancellationToken cancellationToken)
    {
        var run = work.Run;
        var level = run.Level ?? (await work.Meter.ModelAsync(() => model.ProbeAsync(cancellationToken))).Level;
        string spokenTo = work.Material.Setup.Assistant.Model ?? model.ModelName;
        run = run with { Level = level, SpokenTo = spokenTo };
        var link = run.Rebuilds == 0 && run.Link is { } known && known.Model == spokenTo ? known : null;
        if (level != ModelLevel.Conversation)
            return new StepResult(WithoutConversation(run, link)) { Events = [Step("opened")] };
        if (link is { Level: ModelLevel.Conversation, ConversationId: { } existing })
            return new StepResult(run with { ProviderConversation = existing, IsFresh = false, Stage = RunStage.MessageDue });

        var metadata = new Dictionary<string, string> { ["conversation"] = run.ConversationId, ["question"] = run.Id };
        return await work.Meter.ModelAsync(() => model.CreateConversationAsync(metadata, cancellationToken)) switch
        {
            ModelReply<string>.Ok(var id) => new StepResult(
                run with { ProviderConversation = id, IsFresh = true, Stage = RunStage.MessageDue, Tries = 0 })
            { Events = [Step("conversation-created")] },
            ModelReply<string>.Failed(var failure) => failures.Recovered(run, failure, ModelCall.CreateConversation),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Puts the question into the provider's conversation, after everything it does not know yet.</summary>
    public async Task<StepResult> MessageAsync(StepWork work, CancellationToken cancellationToken)
    {
        var (items, isCut) = await ItemsAsync(work, cancellationToken);
        var run = isCut ? work.Run.Note(ThreadHistory.CutNote) : work.Run;
        if (run.MessageAnnounced && await LookAsync(work, run, items, cancellationToken) is { } found)
            return found;
        await work.SaveAsync(run with { MessageAnnounced = true }, cancellationToken);
        foreach (var chunk in items.Chunk(ItemsAtOnce))
        {
            var reply = await work.Meter.ModelAsync(() => model.CreateItemsAsync(run.ProviderConversation!, chunk, cancellationToken));
            if (reply is ModelReply<string>.Failed(var failure))
                return failures.Recovered(Unannounced(work.Run, failure), failure, ModelCall.CreateMessage);
        }

        return Created(work.Run);
    }

    /// <summary>An earlier attempt may have got through: the conversation itself says so.</summary>
    private async Task<StepResult?> LookAsync(
        StepWork work, QuestionRun run, IReadOnlyList<TranscriptItem> items, CancellationToken cancellationToken)
    {
        var reply = await work.Meter.ModelAsync(() => model.ListItemsAsync(run.ProviderConversation!, cancellationToken));
        if (reply is ModelReply<IReadOnlyList<ConversationItem>>.Failed(var failure))
            return failures.Recovered(run, failure, ModelCall.CreateMessage);
        var there = ((ModelReply<IReadOnlyList<ConversationItem>>.Ok)reply).Value;
        if (there.LastOrDefault(item => item.Item is not null)?.Item == items[^1])
            return Created(run);
        bool isPart = run.IsFresh && there.Count > 0;
        return isPart
            ? new StepResult(run with { Stage = RunStage.Opening, ProviderConversation = null, MessageAnnounced = false, Link = null })
            : null;
    }

    private async Task<(IReadOnlyList<TranscriptItem> Items, bool IsCut)> ItemsAsync(StepWork work, CancellationToken cancellationToken)
    {
        var run = work.Run;
        IReadOnlyList<TranscriptItem> own = run.Segment.Number == 0
            ? RunTranscript.New(run, work.Material)
            : RunTranscript.Before(run, work.Material);
        if (!run.IsFresh)
            return (own, false);
        var (history, isCut) = ThreadHistory.Of(await EarlierAsync(work.Material, cancellationToken), run.Limits, run.HistoryCuts);
        return ([.. history, .. own], isCut);
    }

    public async Task<IReadOnlyList<TurnRecord>> EarlierAsync(RunMaterial material, CancellationToken cancellationToken)
    {
        if (material.Earlier is { } known)
            return known;
        var turns = new List<TurnRecord>();
        foreach (string questionId in material.Thread.Earlier)
        {
            if (await materials.TurnAsync(questionId, cancellationToken) is { } turn)
                turns.Add(turn);
        }

        return material.Earlier = turns;
    }

    private static QuestionRun WithoutConversation(QuestionRun run, ProviderLink? link)
    {
        bool continues = run.Level == ModelLevel.PreviousResponse
            && link is { Level: ModelLevel.PreviousResponse or ModelLevel.StoredHistory, ResponseId: not null };
        return run with
        {
            Stage = RunStage.SegmentDue,
            ProviderConversation = null,
            ProviderResponse = continues ? link!.ResponseId : null,
            IsFresh = !continues,
            Tries = 0,
        };
    }

    private static StepResult Created(QuestionRun run) =>
        new(run with { Stage = RunStage.SegmentDue, MessageAnnounced = false, IsFresh = false, Tries = 0 }) { Events = [Step("message-created")] };

    /// <summary>A refusal says that nothing was made; a silence does not.</summary>
    private static QuestionRun Unannounced(QuestionRun run, ModelFailure failure) =>
        failure.Kind is ModelFailureKind.Unreachable or ModelFailureKind.ServerError ? run : run with { MessageAnnounced = false };

    private static (string, JsonObject) Step(string name) => ("step", new JsonObject { ["step"] = name });
}
