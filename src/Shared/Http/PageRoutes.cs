using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Tally.Http;

/// <summary>
/// The page, the same bytes from both hosts. Map <c>/</c> and <c>/{file}</c> to it, or <c>/api/page/{file?}</c> where the
/// root is not free: the page finds the API from its own address.
/// </summary>
public sealed class PageRoutes
{
    /// <summary>The page loads nothing but its own files and talks to nothing but its own API.</summary>
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string Folder = "web/";
    private const string First = "index.html";

    private readonly FrozenDictionary<string, PageFile> _files = Load();

    /// <summary>The names that can be asked for.</summary>
    public IEnumerable<string> Names => _files.Keys;

    /// <param name="file">Null or empty for the page itself.</param>
    public Task<IResult> GetAsync(HttpRequest request, string? file, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        bool isFirst = string.IsNullOrEmpty(file);

        // Without the slash the page's relative addresses would miss its folder.
        if (isFirst && request.Path.HasValue && !request.Path.Value!.EndsWith('/'))
            return Task.FromResult<IResult>(TypedResults.LocalRedirect($"~{request.Path}/{request.QueryString}"));
        if (!_files.TryGetValue(isFirst ? First : file!, out var found))
            return Task.FromResult(Problems.Of("unknown-file", 404, "There is no such file.", "The page consists of other files."));

        var headers = request.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-cache";
        headers["Referrer-Policy"] = "no-referrer";
        return Task.FromResult<IResult>(TypedResults.Bytes(found.Bytes, found.ContentType, entityTag: found.Tag));
    }

    private static FrozenDictionary<string, PageFile> Load()
    {
        var assembly = typeof(PageRoutes).Assembly;
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Folder.Length..], name =>
            {
                using var stream = assembly.GetManifestResourceStream(name)!;
                byte[] bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                return new PageFile(bytes, ContentType(Path.GetExtension(name)), new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\""));
            });
    }

    private static string ContentType(string extension) => extension.ToLower(CultureInfo.InvariantCulture) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };

    private sealed record PageFile(byte[] Bytes, string ContentType, EntityTagHeaderValue Tag);
}
