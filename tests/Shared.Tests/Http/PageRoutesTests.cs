using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Tally.Http;
using Tally.Shared.Tests.Web;

namespace Tally.Shared.Tests.Http;

public sealed partial class PageRoutesTests
{
    [Theory]
    [InlineData("", "text/html")]
    [InlineData("index.html", "text/html")]
    [InlineData("app.css", "text/css")]
    [InlineData("app.js", "text/javascript")]
    [InlineData("icon.svg", "image/svg+xml")]
    public async Task Every_file_is_served_with_its_type_and_a_policy_that_lets_nothing_else_in(string file, string type)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var host = await PageHost.StartAsync(new Dictionary<string, string>(), cancellationToken);
        using var client = new HttpClient { BaseAddress = host.Address };
        foreach (string folder in (string[])["", "api/page/"])
        {
            using var response = await client.GetAsync(new Uri(folder + file, UriKind.Relative), cancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(type, response.Content.Headers.ContentType!.MediaType);
            Assert.StartsWith("default-src 'none';", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_file_that_has_not_changed_is_not_sent_again()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var host = await PageHost.StartAsync(new Dictionary<string, string>(), cancellationToken);
        using var client = new HttpClient { BaseAddress = host.Address };
        using var first = await client.GetAsync(new Uri("app.js", UriKind.Relative), cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, "app.js") { Headers = { IfNoneMatch = { new EntityTagHeaderValue(first.Headers.ETag!.Tag) } } };
        using var second = await client.SendAsync(request, cancellationToken);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Fact]
    public async Task Another_file_is_not_found_and_a_folder_without_its_slash_is_sent_to_it()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var host = await PageHost.StartAsync(new Dictionary<string, string>(), cancellationToken);
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = host.Address };
        using var missing = await client.GetAsync(new Uri("appsettings.json", UriKind.Relative), cancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Equal("application/problem+json", missing.Content.Headers.ContentType!.MediaType);
        using var moved = await client.GetAsync(new Uri("api/page?c=1", UriKind.Relative), cancellationToken);
        Assert.Equal("/api/page/?c=1", moved.Headers.Location!.ToString());
    }

    [Fact]
    public void The_page_refers_to_its_own_files_and_to_nobody_elses()
    {
        var page = new PageRoutes();
        string folder = Path.Combine(Charts.Entries.Root(), "src", "Web");
        Assert.Equal(Directory.GetFiles(folder).Select(Path.GetFileName).Order(), page.Names.Order());
        foreach (string file in page.Names.Where(name => !name.EndsWith(".svg", StringComparison.Ordinal)))
        {
            string text = File.ReadAllText(Path.Combine(folder, file));
            Assert.All(References().Matches(text), reference => Assert.Contains(reference.Groups[1].Value, page.Names));
            Assert.DoesNotContain("innerHTML", text, StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("""(?:(?:src|href)="|from '\./|url\()([^"'#:)]+)""")]
    private static partial Regex References();
}
