using Microsoft.AspNetCore.Http;
using Tally.Questions;

namespace Tally.Http;

/// <summary>Whole threads: read and delete.</summary>
public sealed class ConversationRoutes(ShowConversation show, DeleteConversation delete)
{
    public async Task<IResult> GetAsync(HttpRequest request, string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await show.RunAsync(id, cancellationToken) is { } view
            ? TypedResults.Json(view, QuestionJson.Options)
            : Problems.UnknownConversation(id);
    }

    /// <summary>204 once our record and the provider's are gone.</summary>
    public async Task<IResult> DeleteAsync(HttpRequest request, string id, IQuestionDriver driver, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await delete.RunAsync(id, driver, cancellationToken) ? TypedResults.NoContent() : Problems.UnknownConversation(id);
    }
}
