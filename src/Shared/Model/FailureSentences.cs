using System.Globalization;
using System.Text.RegularExpressions;

namespace Tally.Model;

/// <summary>What a failure says to a person. The service's own words are quoted only where they concern the request's form.</summary>
internal static partial class FailureSentences
{
    private const int MostQuoted = 300;

    public static string For(ModelFailureKind kind, int status, string? code, string message, bool foreign) => kind switch
    {
        ModelFailureKind.ServerError when foreign => Named($"The model service answered {Number(status)} with something that is not JSON."),
        ModelFailureKind.ServerError => Named($"The model service failed ({Number(status)})."),
        ModelFailureKind.RateLimited => "The model service is receiving too many requests.",
        ModelFailureKind.ConversationLocked => "Another response is being made on this conversation.",
        ModelFailureKind.PreviousResponseNotFound => "The model service does not find the response to continue from.",
        ModelFailureKind.DanglingCall => "The model service holds a function call whose output it was not given.",
        ModelFailureKind.ContentFiltered => "The model service's content filter refused the question.",
        ModelFailureKind.Unauthorized => Named($"The model service refused the key or the sign-in ({Number(status)})."),
        ModelFailureKind.ContextTooLong => "The conversation no longer fits the model's context.",
        ModelFailureKind.NotFound => Quoted($"The model service does not know what was asked for ({code ?? Number(status)})", message),
        ModelFailureKind.Unsupported => Quoted("The model service does not support a part of the request", message),
        _ => Quoted($"The model service refused the request ({code ?? Number(status)})", message),
    };

    public static string ForRun(ModelFailureKind kind, string? code) => kind switch
    {
        ModelFailureKind.RateLimited => "The model service ran out of its rate limit during the run.",
        ModelFailureKind.ContentFiltered => "The model service's content filter stopped the run.",
        ModelFailureKind.ContextTooLong => "The conversation no longer fits the model's context.",
        ModelFailureKind.ServerError => "The model service failed during the run.",
        _ => $"The model service ended the run ({code}).",
    };

    private static string Named(FormattableString sentence) => sentence.ToString(CultureInfo.InvariantCulture);

    private static string Number(int status) => status.ToString(CultureInfo.InvariantCulture);

    private static string Quoted(string sentence, string message)
    {
        if (message.Length == 0) return sentence + ".";
        string clean = Secrets().Replace(message, "***").ReplaceLineEndings(" ");
        return $"{sentence}: {(clean.Length > MostQuoted ? clean[..MostQuoted] + "…" : clean)}";
    }

    /// <summary>Services echo parts of keys.</summary>
    [GeneratedRegex(@"\b(sk-[\w*-]+|Bearer\s+\S+|[A-Za-z0-9+/=_-]{40,})")]
    private static partial Regex Secrets();
}
