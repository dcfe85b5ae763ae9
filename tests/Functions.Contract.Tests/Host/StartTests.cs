using Microsoft.Extensions.Options;
using Tally.Functions.Contract.Tests.Support;
using Tally.Questions;

namespace Tally.Functions.Contract.Tests.Host;

/// <summary>Starting the app with settings that are wrong says all of what is wrong, before anything is done.</summary>
public sealed class StartTests
{
    private static readonly (string, string)[] Right =
    [
        ("DataStorage:blobServiceUri", "https://st.blob.core.windows.net"), ("DataStorage:tableServiceUri", "https://st.table.core.windows.net"),
        ("AZURE_OPENAI_ENDPOINT", "https://r.openai.azure.com"), ("AZURE_OPENAI_DEPLOYMENT", "m"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_app_starts_with_identities_and_everything_it_needs_is_there()
    {
        using var app = new App(Right);
        await app.StartAsync(Token);
        Assert.NotNull(app.Get<IRunStore>());
        Assert.NotNull(app.Get<AskQuestion>());
    }

    [Fact]
    public async Task Every_wrong_setting_is_named_at_once()
    {
        using var app = new App(("DataStorage:blobServiceUri", "http://plain"), ("DataStorage:container", "A B"), ("DataStorage:tablePrefix", "9"),
            ("TALLY_SIGN_IN", "entra"), ("RefreshSchedule", "now and then"), ("TALLY_PRICE_INPUT", "dear"));
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => app.StartAsync(Token));
        string message = failure.Message;
        foreach (string wrong in new[] { "blobServiceUri", "tableServiceUri", "container", "tablePrefix", "AZURE_OPENAI_ENDPOINT", "TALLY_SIGN_IN", "RefreshSchedule", "TALLY_PRICE_INPUT" })
            Assert.Contains(wrong, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Half_a_model_is_named()
    {
        using var app = new App([.. Right[..3]]);
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => app.StartAsync(Token));
        Assert.Contains(Failures(failure).SelectMany(one => one.Failures), message => message.Contains("AZURE_OPENAI_DEPLOYMENT", StringComparison.Ordinal));
    }

    private static IEnumerable<OptionsValidationException> Failures(Exception failure) => failure switch
    {
        OptionsValidationException one => [one],
        AggregateException many => many.InnerExceptions.OfType<OptionsValidationException>(),
        _ => [],
    };
}
