using Tally.Model;

namespace Tally.Shared.Tests.Model;

public sealed class ModelEnvironmentTests
{
    [Fact]
    public void An_azure_resource_is_found_with_its_key_in_azure_s_header()
    {
        ModelOptions options = Found("AZURE_OPENAI_ENDPOINT=https://r.openai.azure.com", "AZURE_OPENAI_DEPLOYMENT=d", "AZURE_OPENAI_API_KEY=k");
        Assert.Equal(("https://r.openai.azure.com/openai/v1/", "d", "k", ModelKeyHeader.ApiKey), (options.Endpoint!.ToString(), options.Model, options.ApiKey, options.KeyHeader));
    }

    [Fact]
    public void Without_a_key_an_azure_resource_is_entered_with_entra()
    {
        ModelOptions options = Found(
            "AZURE_OPENAI_ENDPOINT=https://r.services.ai.azure.com/openai/v1/", "AZURE_OPENAI_DEPLOYMENT=d", "AZURE_OPENAI_SCOPE=https://cognitiveservices.azure.com/.default");
        Assert.Equal(("https://r.services.ai.azure.com/openai/v1/", null, "https://cognitiveservices.azure.com/.default"), (options.Endpoint!.ToString(), options.ApiKey, options.Scope));
    }

    [Theory]
    [InlineData("", "https://api.openai.com/v1/")]
    [InlineData("OPENAI_BASE_URL=http://127.0.0.1:9/v1", "http://127.0.0.1:9/v1/")]
    public void A_key_and_a_model_are_enough_elsewhere(string address, string endpoint)
    {
        ModelOptions options = Found("OPENAI_API_KEY=k", "OPENAI_MODEL=m", address, "TALLY_MODEL_LEVEL=previous-response");
        Assert.Equal((endpoint, "m", "k", ModelKeyHeader.Bearer, ModelLevel.PreviousResponse), (options.Endpoint!.ToString(), options.Model, options.ApiKey, options.KeyHeader, options.Level));
    }

    [Theory]
    [InlineData("AZURE_OPENAI_ENDPOINT=https://r", "AZURE_OPENAI_DEPLOYMENT")]
    [InlineData("AZURE_OPENAI_ENDPOINT=http://127.0.0.1:7080 AZURE_OPENAI_DEPLOYMENT=d", "AZURE_OPENAI_API_KEY")]
    [InlineData("OPENAI_API_KEY=k", "OPENAI_MODEL")]
    [InlineData("OPENAI_MODEL=m", "OPENAI_API_KEY")]
    [InlineData("OPENAI_API_KEY=k OPENAI_MODEL=m OPENAI_BASE_URL=nonsense", "OPENAI_BASE_URL")]
    [InlineData("OPENAI_API_KEY=k OPENAI_MODEL=m TALLY_MODEL_LEVEL=7", "TALLY_MODEL_LEVEL")]
    public void A_half_made_setting_is_named(string settings, string named) =>
        Assert.Contains(named, Assert.IsType<ModelSetting.Incomplete>(Read(settings.Split(' '))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_empty_environment_chooses_no_model() => Assert.IsType<ModelSetting.None>(Read("OPENAI_MODEL= "));

    [Fact]
    public void Every_violation_of_the_options_is_named_at_once()
    {
        string[] faults = [.. new ModelOptionsValidator().Validate(null, new ModelOptions { Endpoint = null, Model = "" }).Failures!];
        Assert.Equal(2, faults.Length);
        Assert.Contains("https", string.Concat(new ModelOptionsValidator().Validate(null, new ModelOptions { Endpoint = new Uri("http://x/"), Model = "m" }).Failures!), StringComparison.Ordinal);
        Assert.True(new ModelOptionsValidator().Validate(null, Models.Options).Succeeded);
    }

    [Fact]
    public async Task Every_setting_and_every_kind_of_failure_is_documented()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "docs", "model.md"))) folder = folder.Parent;
        string text = await File.ReadAllTextAsync(Path.Combine(Assert.IsType<DirectoryInfo>(folder).FullName, "docs", "model.md"), TestContext.Current.CancellationToken);
        Assert.All(ModelEnvironment.Names, name => Assert.Contains($"`{name}`", text, StringComparison.Ordinal));
        Assert.All(Enum.GetNames<ModelFailureKind>(), kind => Assert.Contains($"| `{kind}` |", text, StringComparison.Ordinal));
    }

    private static ModelOptions Found(params string[] settings) => Assert.IsType<ModelSetting.Found>(Read(settings)).Options;

    private static ModelSetting Read(params string[] settings)
    {
        Dictionary<string, string> values = settings.Where(line => line.Contains('=', StringComparison.Ordinal))
            .ToDictionary(line => line[..line.IndexOf('=', StringComparison.Ordinal)], line => line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        return ModelEnvironment.Read(name => values.GetValueOrDefault(name));
    }
}
