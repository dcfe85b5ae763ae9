using System.Diagnostics;
using Tally.Local.Tests.Support;
using Tally.Requests;

namespace Tally.Local.Tests;

/// <summary>What nobody should send to the running command is a problem with a stable type, and leaves nothing behind.</summary>
public sealed class BadRequestSpecs
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everything_that_is_wrong_with_a_request_is_a_problem_of_its_type_and_starts_nothing()
    {
        using var folder = new TemporaryFolder();
        using var process = TallyCommand.Start(new CommandInput
        {
            Arguments = ["serve", "--data", Path.Combine(Repository.Samples, "unil"), "--home", folder["home"], "--port", "0"],
            Environment = new Dictionary<string, string> { ["TALLY_SOURCE_HOSTS"] = "localhost" },
        });
        try
        {
            string line = await process.StandardOutput.ReadLineAsync(Token) ?? "";
            var address = new Uri(new Uri(line.Split(' ')[2].TrimEnd(';')).GetLeftPart(UriPartial.Authority));
            string[] before = Kept(folder["home"]);

            var faults = await BadRequests.SendAsync(address, Token);
            var method = await RawHttp.SendAsync(address, new BadRequest("", "PATCH", "/api/questions", 405, ""), Token);
            var nowhere = await RawHttp.SendAsync(address, new BadRequest("", "GET", "/api/datasets/unil/HEC/nowhere", 404, ""), Token);

            Assert.True(faults.Count == 0, $"{faults.Count} of {BadRequests.All.Count}:\n{string.Join('\n', faults)}");
            Assert.Equal(before, Kept(folder["home"]));
            Assert.Equal((405, 404), (method.Status, nowhere.Status));
            Assert.Contains("urn:tally:problem:method-not-allowed", method.Body, StringComparison.Ordinal);
            Assert.Contains("urn:tally:problem:no-such-route", nowhere.Body, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>What upkeep notes of itself is not of a request's doing.</summary>
    private static string[] Kept(string home) =>
        [.. Directory.GetFiles(home, "*", SearchOption.AllDirectories).Where(path => !path.Contains("upkeep", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
}
