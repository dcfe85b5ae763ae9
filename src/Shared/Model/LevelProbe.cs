using System.Text.Json;
using OpenAI.Conversations;
using OpenAI.Responses;

namespace Tally.Model;

/// <summary>Finds out how much state an endpoint keeps, without letting the model run where that can be avoided.</summary>
internal sealed class LevelProbe(
    ModelOptions options, ServiceCall call, ConversationClient conversations, ResponsesClient responses)
{
    // An id of the right shape that no service has given out.
    private static readonly string NoSuchResponse = "resp_" + new string('0', 48);

    /// <summary>The level, or null when the endpoint could not be asked now.</summary>
    public async Task<ModelLevel?> RunAsync(CancellationToken cancellationToken)
    {
        ModelReply<string> created = await call.SendAsync(
            request => conversations.CreateConversationAsync(RequestWriter.Conversation(new Dictionary<string, string>()), request),
            Id, cancellationToken);
        if (created is ModelReply<string>.Ok(var id))
        {
            await call.SendAsync(request => conversations.DeleteConversationAsync(id, request), Any, cancellationToken);
            return ModelLevel.Conversation;
        }

        return IsAbsent(created) ? await WithoutConversationsAsync(cancellationToken) : null;
    }

    private async Task<ModelLevel?> WithoutConversationsAsync(CancellationToken cancellationToken)
    {
        ModelReply<string> chained = await call.SendAsync(
            request => responses.CreateResponseAsync(RequestWriter.Probe(options.Model, NoSuchResponse), request), Id, cancellationToken);
        return chained switch
        {
            ModelReply<string>.Failed { Failure.Kind: ModelFailureKind.PreviousResponseNotFound } => ModelLevel.PreviousResponse,
            // It went on without minding the id, so it keeps none; or it says that it does not know the parameter.
            ModelReply<string>.Ok => await WithoutChainingAsync(cancellationToken),
            _ when IsAbsent(chained) => await WithoutChainingAsync(cancellationToken),
            _ => null,
        };
    }

    /// <summary>Where responses can be asked for, a missing one is missed by its id; elsewhere the address itself is unknown.</summary>
    private async Task<ModelLevel?> WithoutChainingAsync(CancellationToken cancellationToken)
    {
        string? said = null;
        ModelReply<string> asked = await call.SendAsync(
            request => responses.GetResponseAsync(NoSuchResponse, null, null, null, null, request), Id, cancellationToken);
        if (asked is ModelReply<string>.Failed(var failure))
        {
            if (failure.Kind is not (ModelFailureKind.NotFound or ModelFailureKind.Unsupported or ModelFailureKind.Rejected)) return null;
            said = failure.Message;
        }

        return said is not null && said.Contains("Response with id", StringComparison.OrdinalIgnoreCase)
            ? ModelLevel.StoredHistory
            : ModelLevel.Stateless;
    }

    private static bool IsAbsent(ModelReply<string> reply) =>
        reply is ModelReply<string>.Failed { Failure.Kind: ModelFailureKind.NotFound or ModelFailureKind.Unsupported or ModelFailureKind.Rejected };

    private static string? Id(JsonElement body) => body.Text("id");

    private static string Any(JsonElement body) => "";
}
