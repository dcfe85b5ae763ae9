using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Tally.Functions.Questions;
using Tally.Http;
using Tally.Questions;

namespace Tally.Functions.Http;

/// <summary>Questions over HTTP.</summary>
public sealed class QuestionFunctions(Api api, QuestionRoutes questions, EventRoutes events, IQuestionSteps steps)
{
    [Function("AskQuestion")]
    public Task<IResult> AskAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "questions")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, token => questions.AskAsync(request, new DurableQuestionDriver(client, steps), token), cancellationToken);

    [Function("ListQuestions")]
    public Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "questions")] HttpRequest request, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => questions.ListAsync(request, token), cancellationToken);

    [Function("GetQuestion")]
    public Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "questions/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => questions.GetAsync(request, id, token), cancellationToken);

    [Function("DeleteQuestion")]
    public Task<IResult> CancelAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = "questions/{id}")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        string id,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, token => questions.CancelAsync(request, id, new DurableQuestionDriver(client, steps), token), cancellationToken);

    [Function("GetChart")]
    public Task<IResult> ChartAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "questions/{id}/charts/{file}")] HttpRequest request,
        string id,
        string file,
        CancellationToken cancellationToken) =>
        api.RunAsync(request, token => questions.ChartAsync(request, id, file, token), cancellationToken);

    [Function("FollowQuestion")]
    public Task<IResult> EventsAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "questions/{id}/events")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        api.RunAsync(request, token => events.GetAsync(request, id, token), cancellationToken);
}
