using Microsoft.AspNetCore.Http;
using Tally.Questions;

namespace Tally.Http;

/// <summary>
/// Who may see what, for every route at once and in both hosts: with sign-in a question or conversation, and all that hangs from it, is
/// there for its owner alone; for others it does not exist.
/// </summary>
public sealed class Callers(SignInOptions options, IRunStore runs, IConversationStore conversations)
{
    private static readonly object Key = new();

    /// <summary>The caller; null where callers are not told apart.</summary>
    public static string? Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.HttpContext.Items[Key] as string;
    }

    /// <summary>Why the request goes no further; null when it may.</summary>
    internal async Task<IResult?> RefusalAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var path = (context.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries).AsMemory();
        if (path.Length > 0 && Is(path.Span[0], "api"))
            path = path[1..];
        if (options.Mode == SignIn.None || IsOpen(path.Span))
            return null;
        if (ClientPrincipal.Read(context.Request.Headers) is not { } caller)
            return Problems.Of("sign-in-needed", 401, "Nobody is signed in.", "Sign in with Microsoft Entra ID.");
        context.Items[Key] = caller;
        if (path.Length < 2)
            return null;
        string id = path.Span[1];
        if (Is(path.Span[0], "questions") && (await runs.GetAsync(id, cancellationToken))?.Value.Owner != caller)
            return Problems.UnknownQuestion(id);
        return Is(path.Span[0], "conversations") && (await conversations.GetAsync(id, cancellationToken))?.Value.Owner != caller
            ? Problems.UnknownConversation(id)
            : null;
    }

    /// <summary>Routes that show nothing of anybody's.</summary>
    private static bool IsOpen(ReadOnlySpan<string> path) =>
        path.Length == 0 || Is(path[0], "page") || (path.Length == 1 && (Is(path[0], "health") || Is(path[0], "openapi.json")));

    private static bool Is(string part, string name) => part.Equals(name, StringComparison.OrdinalIgnoreCase);
}
