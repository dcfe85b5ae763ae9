using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Tally.Http;

/// <summary>The page of a list that a request asks for: <c>?limit=</c> items, after the one where the page before ended (<c>?after=</c>).</summary>
internal sealed record Paging(int Size, string? After)
{
    public const int Largest = 100;

    /// <param name="size">What is given when nothing is asked for.</param>
    public static bool TryRead(HttpRequest request, int size, [NotNullWhen(true)] out Paging? page, [NotNullWhen(false)] out IResult? problem)
    {
        ArgumentNullException.ThrowIfNull(request);
        (page, problem) = (null, null);
        if (request.Query["limit"] is [{ } text]
            && !(int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out size) && size is >= 1 and <= Largest))
        {
            problem = Problems.MalformedParameter($"limit is a whole number from 1 to {Largest}.");
            return false;
        }

        page = new Paging(size, request.Query["after"] is [{ Length: > 0 } after] ? after : null);
        return true;
    }

    /// <summary>
    /// The page of a list whose items have a key each, in the order of the keys, and the cursor of the next. Pages do not shift when
    /// items come or go. Null when the cursor is none that was given.
    /// </summary>
    public (IReadOnlyList<T> Items, string? Next)? Cut<T>(IEnumerable<T> items, Func<T, string> keyOf)
    {
        string? from = After is null ? null : KeyOf(After);
        if (After is not null && from is null)
            return null;
        List<T> left = [.. items.Where(item => from is null || string.CompareOrdinal(keyOf(item), from) > 0).OrderBy(keyOf, StringComparer.Ordinal).Take(Size + 1)];
        return left.Count > Size ? (left[..Size], CursorOf(keyOf(left[Size - 1]))) : (left, null);
    }

    /// <summary>The document of a page, its items under the list's name.</summary>
    public IResult Document<T>(string name, IEnumerable<T> items, Func<T, string> keyOf, Func<T, object> shown) => Cut(items, keyOf) is { } page
        ? TypedResults.Json(new Dictionary<string, object?> { [name] = page.Items.Select(shown), ["next"] = page.Next }, TallyJson.Options)
        : Problems.MalformedParameter("after is the \"next\" of the page before.");

    private static string CursorOf(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    private static string? KeyOf(string cursor) => Base64Url.IsValid(cursor) ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)) : null;
}
