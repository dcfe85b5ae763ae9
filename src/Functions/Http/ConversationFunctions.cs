using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Tally.Functions.Questions;
using Tally.Http;
using Tally.Questions;

namespace Tally.Functions.Http;

/// <summary>Conversations over HTTP.</summary>
public sealed class ConversationFunctions(Api api, ConversationRoutes conversations, IQuestionSteps steps)
{
    [Function("GetConversation")]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "conversations/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => conversations.GetAsync(request, id, token), cancellationToken);

    [Function("DeleteConversation")]
    public Task<IResult> DeleteAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "conversations/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, token => conversations.DeleteAsync(request, id, new DurableQuestionDriver(client, steps), token), cancellationToken);
}
