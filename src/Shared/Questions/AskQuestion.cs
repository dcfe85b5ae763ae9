using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Tally.Assistants;
using Tally.Datasets;
using Tally.Telemetry;
using Tally.Files;

namespace Tally.Questions;

/// <summary>Accepts a question: what it may look at is pinned, the run is saved, and the driver takes it over.</summary>
public sealed class AskQuestion(
    IRunStore runs, IConversationStore conversations, ShowAssistant assistants, IDatasetLibrary library, InstructionLibrary sets, FileLibrary files, RunLimits limits,
    Decide decide, TimeProvider clock, IIdSource ids)
{
    public async Task<AskOutcome> RunAsync(AskInput input, IQuestionDriver driver, CancellationToken cancellationToken)
    {
        using var asking = QuestionTrace.Ask();
        if (Refusal(input) is { } refused)
            return refused;
        if (await assistants.RunAsync(input.Assistant, cancellationToken) is not { } assistant)
            return new AskOutcome.Refused("unknown_assistant", $"There is no assistant \"{input.Assistant}\".");
        if (sets.Find(assistant.InstructionSet) is null)
            return new AskOutcome.Refused("unknown_instructions", $"There is no instruction set \"{assistant.InstructionSet}\", which {assistant.Name} works under.");
        if (UnreadableAttachment(input, assistant) is { } unreadable)
            return unreadable;
        if (await RepeatedAsync(input, cancellationToken) is { } repeated)
            return repeated;
        if (driver.Congestion is { } wait)
            return new AskOutcome.Busy(wait);

        string id = input.IdempotencyKey is null ? ids.Next("q") : IdOf(input);
        var (conversation, noPlace) = await EnqueueAsync(input, id, cancellationToken);
        if (conversation is null)
            return noPlace!;
        var run = NewRun(input, assistant, id, conversation);
        if (conversation.Queue[0] == id)
            run = Admission.Admit(run, conversation);
        var setup = new RunSetup
        {
            Assistant = input.Model is null ? assistant : assistant with { Model = input.Model },
            Scope = assistant.ScopeOf(input.Scope ?? await library.CurrentAsync(cancellationToken)),
            Language = input.Language,
            AdditionalInstructions = input.AdditionalInstructions,
            Attachments = await AttachAsync(input, conversation.Id, cancellationToken),
        };
        if (await runs.TrySaveAsync(Save(run, setup, Admission.ThreadOf(run, conversation)), null, cancellationToken) is null)
            return await RepeatedAsync(input, cancellationToken) ?? throw new InvalidOperationException($"Question {id} exists already.");
        await driver.StartAsync(id, cancellationToken);
        return new AskOutcome.Accepted(id, conversation.Id, Repeated: false);
    }

    /// <summary>Every file must be one that a tool of the assistant can read.</summary>
    private static AskOutcome.Refused? UnreadableAttachment(AskInput input, Assistant assistant)
    {
        if (input.Attachments.Count > MostAttachments)
            return new("too_many_files", $"A question may come with at most {MostAttachments} files.");
        foreach (var attachment in input.Attachments)
        {
            string path = FilePath.Normal(attachment.Path);
            if (FileKind.Refusal(path, assistant.FileSearch is not null, assistant.CodeInterpreter is not null) is { } refusal)
                return new("unsupported_file", refusal);
            if (attachment.Content.ToMemory().Length is 0 or > (int)FileLibrary.MostBytes)
                return new("bad_file", $"\"{path}\" is empty or larger than {FileLibrary.MostBytes >> 20} MiB.");
        }

        return null;
    }

    private async Task<IReadOnlyList<FileReference>> AttachAsync(AskInput input, string conversationId, CancellationToken cancellationToken)
    {
        var references = new List<FileReference>();
        foreach (var attachment in input.Attachments)
        {
            if (await files.AddAsync(attachment.Path, attachment.Content, FileOwner.Conversation(conversationId), cancellationToken) is FileOutcome.Kept(var kept))
                references.Add(kept.Reference with { Path = FilePath.Normal(attachment.Path) });
        }

        return references;
    }

    private const int MostAttachments = 50;

    private AskOutcome.Refused? Refusal(AskInput input)
    {
        if (string.IsNullOrWhiteSpace(input.Question))
            return new("empty_question", "The question is empty.");
        if (input.Question.Length > limits.QuestionCharacters)
            return new("question_too_long", $"A question may have at most {limits.QuestionCharacters} characters.");
        if (input.AdditionalInstructions?.Length > limits.QuestionCharacters)
            return new("instructions_too_long", $"Additional instructions may have at most {limits.QuestionCharacters} characters.");
        if (input.IdempotencyKey is { } key && key.Length is 0 or > 200)
            return new("bad_key", "An idempotency key has 1 to 200 characters.");
        return null;
    }

    private async Task<AskOutcome?> RepeatedAsync(AskInput input, CancellationToken cancellationToken)
    {
        if (input.IdempotencyKey is null || await runs.GetAsync(IdOf(input), cancellationToken) is not { } stored)
            return null;
        return stored.Value.Question == input.Question
            ? new AskOutcome.Accepted(stored.Value.Id, stored.Value.ConversationId, Repeated: true)
            : new AskOutcome.Refused("idempotency_conflict", "This idempotency key was used for another question.");
    }

    /// <summary>Takes the question's place in its conversation; whose turn it is shows there.</summary>
    private async Task<(Conversation? Conversation, AskOutcome? Refused)> EnqueueAsync(
        AskInput input, string id, CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = input.ConversationId is null ? null : await conversations.GetAsync(input.ConversationId, cancellationToken);
            if (input.ConversationId is not null && (stored is null || stored.Value.Owner != input.Owner))
                return (null, new AskOutcome.Refused("unknown_conversation", $"There is no conversation \"{input.ConversationId}\"."));
            var conversation = stored?.Value
                ?? new Conversation { Id = ids.Next("conv"), Owner = input.Owner, CreatedAt = clock.GetUtcNow() };
            if (conversation.Queue.Count >= limits.Queue)
                return (null, new AskOutcome.Refused("queue_full", $"{limits.Queue} questions are already waiting on this conversation."));
            var joined = conversation.Enqueue(id);
            if (await conversations.TryPutAsync(joined, stored?.ETag, cancellationToken))
                return (joined, null);
        }
    }

    private QuestionRun NewRun(AskInput input, Assistant assistant, string id, Conversation conversation)
    {
        var now = clock.GetUtcNow();
        return new QuestionRun
        {
            Id = id,
            DecideVersion = decide.NewestVersion,
            ConversationId = conversation.Id,
            Question = input.Question,
            Owner = input.Owner,
            Trace = QuestionTrace.Current,
            IsUnlisted = input.IsUnlisted,
            Assistant = assistant.Name,
            CreatedAt = now,
            Deadline = now + limits.Deadline,
            Limits = limits,
            Strict = input.Strict,
            Streams = input.Stream,
            Events = 1,
        };
    }

    private RunSave Save(QuestionRun run, RunSetup setup, RunThread thread) => new(run)
    {
        Payloads = [RunPayload.Of(RunSetup.Payload, setup), RunPayload.Of(RunThread.Payload, thread)],
        Events = [new RunEvent(1, clock.GetUtcNow(), "accepted", new JsonObject { ["conversation"] = run.ConversationId, ["assistant"] = run.Assistant })],
        IsLasting = true,
    };

    private static string IdOf(AskInput input) =>
        "q_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{input.Owner}\n{input.IdempotencyKey}")))[..24];
}
