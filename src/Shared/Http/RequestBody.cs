using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Tally.Http;

/// <summary>Reads a JSON body of a known shape: unknown members, other content and oversize are refused in a sentence.</summary>
internal static class RequestBody
{
    /// <summary>Bytes of a JSON body; files have their own limit.</summary>
    public const int MaxBytes = 256 * 1024;

    // Bodies that are read without a shape of ours would otherwise find a member given twice only when it is looked at.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public static async Task<(T? Value, IResult? Problem)> ReadAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            return (null, Problems.Of("unsupported-media-type", 415, "The body must be JSON.", "Send it with Content-Type: application/json."));
        }

        if (request.ContentLength > MaxBytes)
        {
            return (null, Problems.TooLarge($"A JSON body may have at most {MaxBytes / 1024} KiB."));
        }

        try
        {
            using var bounded = new MemoryStream();
            byte[] chunk = new byte[8192];
            int read;
            while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
            {
                bounded.Write(chunk, 0, read);
                if (bounded.Length > MaxBytes)
                {
                    return (null, Problems.TooLarge($"A JSON body may have at most {MaxBytes / 1024} KiB."));
                }
            }

            bounded.Position = 0;
            using var document = await JsonDocument.ParseAsync(bounded, Strict, cancellationToken);
            var value = document.Deserialize<T>(TallyJson.Options);
            return value is null ? (null, Problems.MalformedBody("The body is null.")) : (value, null);
        }
        catch (JsonException malformed)
        {
            return (null, Problems.MalformedBody(Place(malformed)));
        }
    }

    /// <summary>Where it went wrong, without repeating what was sent.</summary>
    private static string Place(JsonException malformed) =>
        malformed.Path is { Length: > 1 } path
            ? $"The member {path} is missing, unknown or of the wrong type."
            : $"It is not a JSON object of this route's shape (line {(malformed.LineNumber ?? 0) + 1}).";
}
