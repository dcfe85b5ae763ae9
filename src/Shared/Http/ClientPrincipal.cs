using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Tally.Http;

/// <summary>
/// Who calls, as App Service authentication says in a header of its own: claims as JSON in base 64. An identity is its directory and
/// its object in it, which no other has and which stay when a name or address changes.
/// </summary>
internal static class ClientPrincipal
{
    public const string Header = "X-MS-CLIENT-PRINCIPAL";

    private static readonly string[] Objects = ["http://schemas.microsoft.com/identity/claims/objectidentifier", "oid"];

    private static readonly string[] Directories = ["http://schemas.microsoft.com/identity/claims/tenantid", "tid"];

    /// <summary>Null when nobody is signed in, or not by Entra.</summary>
    public static string? Read(IHeaderDictionary headers)
    {
        try
        {
            if (headers[Header] is not [{ Length: > 0 } encoded])
                return null;
            using var json = JsonDocument.Parse(Convert.FromBase64String(encoded));
            if (json.RootElement.GetProperty("auth_typ").GetString() != "aad")
                return null;
            string? directory = Claim(json.RootElement, Directories);
            string? person = Claim(json.RootElement, Objects);
            return directory is null || person is null ? null : $"{directory}/{person}";
        }
        catch (Exception malformed) when (malformed is FormatException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? Claim(JsonElement principal, string[] types) => principal.GetProperty("claims").EnumerateArray()
        .Where(claim => types.Contains(claim.GetProperty("typ").GetString()))
        .Select(claim => claim.GetProperty("val").GetString())
        .FirstOrDefault(value => !string.IsNullOrEmpty(value));
}
