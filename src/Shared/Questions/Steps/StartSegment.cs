using System.Globalization;
using System.Text.Json.Nodes;
using Tally.Assistants;
using Tally.Datasets;
using Tally.Model;
using Tally.Tools;

namespace Tally.Questions;

/// <summary>Asks the service for a response: the question itself, the outputs of a turn's calls, or a draft's rewriting.</summary>
internal sealed class StartSegment(
    IModelService model, PollSchedule schedule, ToolBox tools, IDatasetLibrary library, InstructionLibrary sets, OpenThread thread,
    PrepareHosted hosted, SegmentOutcome outcome, Failures failures)
{
    public async Task<StepResult> RunAsync(StepWork work, CancellationToken cancellationToken)
    {
        var run = work.Run;
        if (run.Segment.Announced)
        {
            if (run.Level == ModelLevel.Conversation && await AdoptAsync(work, cancellationToken) is { } adopted)
                return adopted;
            run = run with { UnclearStarts = run.UnclearStarts + 1 };
        }

        bool wasReady = work.Material.IsHostedReady;
        if (await hosted.RunAsync(work, cancellationToken) is { } unready)
            return failures.Recovered(work.Run, unready, ModelCall.StartRun);
        run = work.Material.HostedNotes.Aggregate(run, (noted, note) => noted.Note(note));
        var (request, isCut) = await RequestAsync(run, work.Material, cancellationToken);
        if (isCut)
            run = run.Note(ThreadHistory.CutNote);
        var announced = run with
        {
            Segment = run.Segment with { Announced = true, Starts = run.Segment.Starts + 1, IsStreamed = request.IsStreamed, Shown = 0 },
        };
        bool isNew = !wasReady && work.Material.Hosted is not null;
        await work.SaveAsync(
            new StepResult(announced) { Payloads = isNew ? [RunPayload.Of(RunHosted.Payload, work.Material.Hosted)] : [] }, cancellationToken);
        var reply = await work.Meter.ModelAsync(() => model.StartRunAsync(request, cancellationToken));
        return reply switch
        {
            ModelReply<ModelRun>.Failed(var failure) => Lost(work, failure),
            ModelReply<ModelRun>.Ok(var started) => outcome.Of(work, started) with { IsLasting = true },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>What was not found may be a file or an index that was there a moment ago.</summary>
    private StepResult Lost(StepWork work, ModelFailure failure)
    {
        if (failure.Kind == ModelFailureKind.NotFound && work.Material.Hosted is not null)
            hosted.Doubt(work.Material);
        return failures.Recovered(work.Run, failure, ModelCall.StartRun);
    }

    /// <summary>
    /// A start whose reply was lost may have run to its end: then its items stand in the conversation, after what we had said.
    /// </summary>
    private async Task<StepResult?> AdoptAsync(StepWork work, CancellationToken cancellationToken)
    {
        var reply = await work.Meter.ModelAsync(() => model.ListItemsAsync(work.Run.ProviderConversation!, cancellationToken));
        if (reply is not ModelReply<IReadOnlyList<ConversationItem>>.Ok(var there))
            return failures.Recovered(work.Run, ((ModelReply<IReadOnlyList<ConversationItem>>.Failed)reply).Failure, ModelCall.StartRun);
        var said = RunTranscript.New(work.Run, work.Material);
        int last = there.ToList().FindLastIndex(item => item.Item is { } known && IsSame(known, said[^1]));
        var output = last < 0 ? [] : there.Skip(last + 1).Select(item => Output(item.Item)).OfType<OutputItem>().ToList();
        if (output.Count == 0)
            return null;
        var found = new ModelRun { Id = $"{work.Run.ProviderConversation}/{there[^1].Id}", Status = ModelRunStatus.Completed, Output = output };
        var result = outcome.Of(work, found);
        return result with
        {
            IsLasting = true,
            Events = [("note", new JsonObject { ["found"] = "segment", ["segment"] = work.Run.Segment.Number }), .. result.Events],
        };
    }

    private static bool IsSame(TranscriptItem one, TranscriptItem other) => (one, other) switch
    {
        (TranscriptItem.FunctionOutput left, TranscriptItem.FunctionOutput right) => left.CallId == right.CallId,
        _ => one == other,
    };

    private static OutputItem? Output(TranscriptItem? item) => item switch
    {
        TranscriptItem.AssistantMessage(var text) => new OutputItem.Message(text, []),
        TranscriptItem.FunctionCall(var callId, var name, var arguments) => new OutputItem.FunctionCall(callId, name, arguments),
        _ => null,
    };

    private async Task<(RunRequest Request, bool IsCut)> RequestAsync(
        QuestionRun run, RunMaterial material, CancellationToken cancellationToken)
    {
        var assistant = material.Setup.Assistant;
        material.Instructions ??= await Instructions.ComposeAsync(
            assistant, sets, material.Setup.AdditionalInstructions, material.Setup.Scope, library, cancellationToken);
        var said = RunTranscript.New(run, material);
        var (context, isCut) = await ContextAsync(run, material, cancellationToken);
        bool isInConversation = run.Level == ModelLevel.Conversation && run.Segment.Number == 0;
        return (new RunRequest
        {
            Instructions = material.Instructions,
            Context = context,
            Input = isInConversation ? [] : said,
            Tools = tools.Named(assistant.ToolSet),
            IsStreamed = (run.Streams || schedule.Follows) && run.Level != ModelLevel.Stateless,
            HostedTools = material.Hosted?.Tools() ?? [],
            Model = assistant.Model,
            Metadata = Metadata(run),
            Temperature = assistant.Temperature,
            TopP = assistant.TopP,
            ReasoningEffort = assistant.ReasoningEffort,
            MaxOutputTokens = run.Segment.MaxOutputTokens ?? assistant.MaxOutputTokens,
            ResponseFormat = assistant.ResponseFormat,
        }, isCut);
    }

    private async Task<(RunContext Context, bool IsCut)> ContextAsync(
        QuestionRun run, RunMaterial material, CancellationToken cancellationToken)
    {
        if (run.Level == ModelLevel.Conversation)
            return (new RunContext.InConversation(run.ProviderConversation!), false);
        if (run is { Level: ModelLevel.PreviousResponse, IsFresh: false, ProviderResponse: { } parent })
            return (new RunContext.After(parent), false);
        var (history, isCut) = ThreadHistory.Of(await thread.EarlierAsync(material, cancellationToken), run.Limits, run.HistoryCuts);
        IReadOnlyList<TranscriptItem> before = [.. history, .. RunTranscript.Before(run, material)];
        return before.Count == 0 && run.Level != ModelLevel.Stateless
            ? (new RunContext.Fresh(), isCut)
            : (new RunContext.History(before, Stored: run.Level != ModelLevel.Stateless), isCut);
    }

    private static Dictionary<string, string> Metadata(QuestionRun run) => new()
    {
        ["question"] = run.Id,
        ["segment"] = run.Segment.Number.ToString(CultureInfo.InvariantCulture),
        ["start"] = (run.Segment.Starts + 1).ToString(CultureInfo.InvariantCulture),
    };
}
