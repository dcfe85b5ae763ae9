using System.Globalization;
using System.Text.Json;

namespace Tally.ModelEmulator.Wire;

/// <summary>Pages of a list: <c>limit</c>, <c>order</c> (newest first unless asked otherwise) and <c>after</c>.</summary>
internal static class ListWriter
{
    /// <param name="all">Oldest first.</param>
    public static ApiReply Page<T>(
        ApiCall call, IReadOnlyList<T> all, Func<T, string> id, Action<Utf8JsonWriter, T> write, int most = 100, int usual = 20)
    {
        int limit = usual;
        if (call.Query("limit") is { } text)
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit))
            {
                return ApiErrors.WrongType("limit", "an integer", "a string");
            }

            if (limit < 1) return ApiErrors.TooSmall("limit", 1, limit);
            if (limit > most) return ApiErrors.TooLarge("limit", most, limit);
        }

        if (call.Query("order") is { } order and not ("asc" or "desc")) return ApiErrors.WrongValue("order", order, "'asc' and 'desc'");
        IEnumerable<T> ordered = call.Query("order") == "asc" ? all : all.Reverse();
        if (call.Query("after") is { } after) ordered = ordered.SkipWhile(one => id(one) != after).Skip(1);
        T[] page = [.. ordered.Take(limit + 1)];
        return All(page.Length > limit ? page[..limit] : page, page.Length > limit, id, write);
    }

    public static ApiReply All<T>(IReadOnlyList<T> page, bool more, Func<T, string> id, Action<Utf8JsonWriter, T> write) =>
        ApiReply.Object(json =>
        {
            json.WriteString("object", "list");
            json.WriteStartArray("data");
            foreach (T one in page) write(json, one);
            json.WriteEndArray();
            // The schema asks for strings here even where the list is empty.
            json.WriteString("first_id", page.Count > 0 ? id(page[0]) : "");
            json.WriteString("last_id", page.Count > 0 ? id(page[^1]) : "");
            json.WriteBoolean("has_more", more);
        });
}
