using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using System.Text.Json;
using OpenAI;
using OpenAI.Conversations;
using OpenAI.Responses;

namespace Tally.Model;

/// <summary>
/// The model service over the OpenAI package. Only the package's protocol methods are used: its typed model throws on replies
/// that services are known to send.
/// </summary>
public sealed class OpenAIModelService : IModelService
{
    private const int PageSize = 100;

    /// <summary>Passages and logs come only where they are asked for, when creating a response and when reading it.</summary>
    private static readonly IncludedResponseProperty[] HostedIncludes = [.. HostedToolWriter.Includes.Select(name => new IncludedResponseProperty(name))];

    private readonly ModelOptions _options;
    private readonly ConversationClient _conversations;
    private readonly ResponsesClient _responses;
    private readonly ServiceCall _call;
    private readonly LevelProbe _probe;
    private readonly Lock _lock = new();
    private ModelLevel? _level;
    private volatile bool _refusesStreams;
    private Task<ModelLevel?>? _asking;

    /// <param name="http">Its own timeout should be infinite; the options' timeouts rule.</param>
    public OpenAIModelService(ModelOptions options, HttpClient http, TimeProvider clock, Random random)
    {
        _options = options;
        OpenAIClient client = ModelConnection.Open(options, http, clock, random);
        _conversations = client.GetConversationClient();
        _responses = client.GetResponsesClient();
        _call = new ServiceCall(options, clock);
        _probe = new LevelProbe(options, _call, _conversations, _responses);
        _level = options.Level;
    }

    public string ModelName => _options.Model;

    public async Task<ModelCapabilities> ProbeAsync(CancellationToken cancellationToken)
    {
        if (_level is null)
        {
            Task<ModelLevel?> asking;
            // One probe for all who ask at once; one of them giving up does not take the answer from the others.
            lock (_lock) asking = _asking ??= _probe.RunAsync(CancellationToken.None);
            ModelLevel? found = await asking.WaitAsync(cancellationToken);
            lock (_lock)
            {
                _level ??= found;
                _asking = null;
            }
        }

        // Where the endpoint cannot be asked, the level that every server speaks; asked again next time.
        return new ModelCapabilities(_level ?? ModelLevel.Stateless);
    }

    public Task<ModelReply<string>> CreateConversationAsync(
        IReadOnlyDictionary<string, string> metadata, CancellationToken cancellationToken) =>
        _call.SendAsync(
            request => _conversations.CreateConversationAsync(RequestWriter.Conversation(metadata), request),
            body => body.Text("id"), cancellationToken);

    public Task<ModelReply<string>> CreateItemsAsync(
        string conversationId, IReadOnlyList<TranscriptItem> items, CancellationToken cancellationToken) =>
        _call.SendAsync(
            request => _conversations.CreateConversationItemsAsync(conversationId, RequestWriter.Items(items), null, request),
            body => body.Text("last_id") ?? body.Items("data").LastOrDefault().Text("id"), cancellationToken);

    public async Task<ModelReply<IReadOnlyList<ConversationItem>>> ListItemsAsync(
        string conversationId, CancellationToken cancellationToken)
    {
        List<ConversationItem> items = [];
        string? after = null;
        do
        {
            ModelReply<JsonPage> page = await _call.SendAsync(request => PageAsync(conversationId, after, request), JsonPage.Read, cancellationToken);
            if (page is not ModelReply<JsonPage>.Ok(var read)) return new ModelReply<IReadOnlyList<ConversationItem>>.Failed(((ModelReply<JsonPage>.Failed)page).Failure);
            items.AddRange(read.Items.Select(item => new ConversationItem(item.Text("id") ?? "", ReplyReader.Transcript(item))));
            after = read.Next;
        }
        while (after is not null);
        return new ModelReply<IReadOnlyList<ConversationItem>>.Ok(items);
    }

    public Task<ModelReply<string>> DeleteConversationAsync(string conversationId, CancellationToken cancellationToken) =>
        _call.SendAsync(
            request => _conversations.DeleteConversationAsync(conversationId, request), body => body.Text("id") ?? conversationId, cancellationToken);

    public async Task<ModelReply<ModelRun>> StartRunAsync(RunRequest request, CancellationToken cancellationToken)
    {
        bool isStored = request.Context is not RunContext.History { Stored: false };
        if (request.IsStreamed && isStored && !_refusesStreams)
        {
            ModelReply<ModelRun> heard = await _call.OpenAsync(
                options => _responses.CreateResponseAsync(RequestWriter.Run(request, _options.Model), options),
                begun => RunStream.FirstAsync(begun, cancellationToken), cancellationToken);
            // A refusal made nothing, so asking once more without the stream cannot buy the run twice.
            if (heard is not ModelReply<ModelRun>.Failed { Failure: { Kind: ModelFailureKind.Unsupported } refused } || !IsAboutStreams(refused)) return heard;
            _refusesStreams = true;
        }

        request = request with { IsStreamed = false };
        ModelReply<ModelRun> reply = await _call.SendAsync(
            options => _responses.CreateResponseAsync(RequestWriter.Run(request, _options.Model), options),
            ReplyReader.Run, cancellationToken,
            isStored ? null : _options.SynchronousRunTimeout);
        if (reply is ModelReply<ModelRun>.Failed { Failure.Kind: ModelFailureKind.Unsupported }) StepDown(request.Context);
        return reply;
    }

    public Task<ModelReply<ModelRun>> GetRunAsync(string responseId, CancellationToken cancellationToken) =>
        _call.SendAsync(
            request => _responses.GetResponseAsync(responseId, HostedIncludes, null, null, null, request), ReplyReader.Run, cancellationToken);

    public async IAsyncEnumerable<RunSignal> FollowRunAsync(
        string responseId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ModelReply<PipelineResponse> opened = await _call.OpenAsync(
            request => _responses.GetResponseAsync(responseId, null, true, null, false, request),
            reply => Task.FromResult<PipelineResponse?>(reply), cancellationToken);
        if (opened is not ModelReply<PipelineResponse>.Ok(var reply))
        {
            yield return new RunSignal.Lost(((ModelReply<PipelineResponse>.Failed)opened).Failure);
            yield break;
        }

        using (reply)
        {
            await using IAsyncEnumerator<RunSignal> signals = RunStream.SignalsAsync(reply, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                RunSignal next = await NextAsync(signals, cancellationToken);
                yield return next;
                if (next is not RunSignal.Text) yield break;
            }
        }
    }

    public Task<ModelReply<ModelRun>> CancelRunAsync(string responseId, CancellationToken cancellationToken) =>
        _call.SendAsync(request => _responses.CancelResponseAsync(responseId, request), ReplyReader.Run, cancellationToken);

    /// <summary>The next signal; a stream that breaks or ends early is lost, not an exception.</summary>
    private static async Task<RunSignal> NextAsync(IAsyncEnumerator<RunSignal> signals, CancellationToken cancellationToken)
    {
        try
        {
            return await signals.MoveNextAsync() ? signals.Current : new RunSignal.Lost(FailureReader.Unreachable("the stream ended early."));
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested && ServiceCall.Broken(fault) is not null)
        {
            return new RunSignal.Lost(ServiceCall.Broken(fault)!);
        }
    }

    private static bool IsAboutStreams(ModelFailure refused) => refused.Message.Contains("stream", StringComparison.OrdinalIgnoreCase);

    /// <summary>An endpoint that refuses what its level promised is one level poorer than was thought, unless the level is forced.</summary>
    private void StepDown(RunContext context)
    {
        if (_options.Level is not null) return;
        _level = context switch
        {
            RunContext.InConversation => ModelLevel.PreviousResponse,
            RunContext.After => ModelLevel.StoredHistory,
            _ => ModelLevel.Stateless,
        };
    }

    private async Task<ClientResult> PageAsync(string conversationId, string? after, RequestOptions request)
    {
        await foreach (ClientResult page in _conversations
            .GetConversationItemsAsync(conversationId, PageSize, "asc", after, null, request).GetRawPagesAsync())
        {
            return page;
        }

        throw new System.Diagnostics.UnreachableException();
    }
}
