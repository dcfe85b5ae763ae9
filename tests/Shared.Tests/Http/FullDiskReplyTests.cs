using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tally.Datasets;
using Tally.Http;

namespace Tally.Shared.Tests.Http;

public sealed class FullDiskReplyTests
{
    [Theory]
    [InlineData(28, 507, "urn:tally:problem:disk-full")]
    [InlineData(unchecked((int)0x80070070), 507, "urn:tally:problem:disk-full")]
    [InlineData(5, 500, "urn:tally:problem:unexpected")]
    public async Task A_full_disk_is_answered_with_a_sentence_and_another_failure_with_an_id(int code, int status, string type)
    {
        using var folder = new Tally.Shared.Tests.Ingest.TemporaryFolder();
        await using var services = new ServiceCollection().AddLogging().AddTally(folder.Root).AddHttpApi().BuildServiceProvider();
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { RequestServices = services, Response = { Body = body } };

        await services.GetRequiredService<ApiEdge>().InvokeAsync(context, _ => throw new IOException("/home/someone/private", code));

        Assert.Equal(status, context.Response.StatusCode);
        using var problem = JsonDocument.Parse(body.ToArray());
        Assert.Equal(type, problem.RootElement.GetProperty("type").GetString());
        Assert.Equal(status == 507, problem.RootElement.GetProperty("detail").GetString() == DiskFull.Sentence);
        Assert.DoesNotContain("private", problem.RootElement.GetRawText(), StringComparison.Ordinal);
    }
}
