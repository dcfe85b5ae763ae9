namespace Tally.Model;

/// <summary>The one place that reads the model's settings from environment variables.</summary>
public static class ModelEnvironment
{
    /// <summary>Names of the settings that choose a model, for help texts.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "AZURE_OPENAI_ENDPOINT", "AZURE_OPENAI_DEPLOYMENT", "AZURE_OPENAI_API_KEY", "AZURE_OPENAI_SCOPE",
        "OPENAI_API_KEY", "OPENAI_MODEL", "OPENAI_BASE_URL", "TALLY_MODEL_LEVEL",
    ];

    /// <summary>What the environment says: a model, none, or a half-made setting to complain about.</summary>
    public static ModelSetting Read(Func<string, string?> variable)
    {
        string? azure = Value(variable, "AZURE_OPENAI_ENDPOINT");
        if (azure is not null) return ReadAzure(variable, azure);
        string? key = Value(variable, "OPENAI_API_KEY");
        string? model = Value(variable, "OPENAI_MODEL");
        if (key is null && model is null) return new ModelSetting.None();
        if (key is null) return new ModelSetting.Incomplete("OPENAI_MODEL is set but OPENAI_API_KEY is not.");
        if (model is null) return new ModelSetting.Incomplete("OPENAI_API_KEY is set but OPENAI_MODEL is not.");
        string address = Value(variable, "OPENAI_BASE_URL") ?? "https://api.openai.com/v1/";
        return Complete(variable, "OPENAI_BASE_URL", address, new ModelOptions { Model = model, ApiKey = key });
    }

    private static ModelSetting ReadAzure(Func<string, string?> variable, string address)
    {
        if (Value(variable, "AZURE_OPENAI_DEPLOYMENT") is not { } deployment)
        {
            return new ModelSetting.Incomplete("AZURE_OPENAI_ENDPOINT is set but AZURE_OPENAI_DEPLOYMENT is not.");
        }

        ModelOptions options = new()
        {
            Model = deployment,
            ApiKey = Value(variable, "AZURE_OPENAI_API_KEY"),
            KeyHeader = ModelKeyHeader.ApiKey,
        };
        if (Value(variable, "AZURE_OPENAI_SCOPE") is { } scope) options.Scope = scope;
        return Complete(variable, "AZURE_OPENAI_ENDPOINT", WithPath(address), options);
    }

    private static ModelSetting Complete(Func<string, string?> variable, string name, string address, ModelOptions options)
    {
        if (!Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out Uri? endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            return new ModelSetting.Incomplete($"{name} is not an http or https address.");
        }

        if (options.ApiKey is null && endpoint.Scheme == "http")
        {
            return new ModelSetting.Incomplete($"{name} is an http address and AZURE_OPENAI_API_KEY is not set: Entra tokens are sent over https only.");
        }

        options.Endpoint = endpoint;
        if (Value(variable, "TALLY_MODEL_LEVEL") is not { } level) return new ModelSetting.Found(options);
        if (!Enum.TryParse(level.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out ModelLevel forced) || !Enum.IsDefined(forced))
        {
            return new ModelSetting.Incomplete("TALLY_MODEL_LEVEL is not one of conversation, previous-response, stored-history, stateless.");
        }

        options.Level = forced;
        return new ModelSetting.Found(options);
    }

    /// <summary>People paste the resource's bare address; the API is below <c>/openai/v1</c>.</summary>
    private static string WithPath(string address) =>
        address.Contains("/openai/v1", StringComparison.OrdinalIgnoreCase) ? address : address.TrimEnd('/') + "/openai/v1";

    private static string? Value(Func<string, string?> variable, string name) =>
        variable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}

/// <summary>What the environment says about the model.</summary>
public abstract record ModelSetting
{
    private ModelSetting()
    {
    }

    public sealed record Found(ModelOptions Options) : ModelSetting;

    public sealed record None : ModelSetting;

    /// <summary>A sentence for a person.</summary>
    public sealed record Incomplete(string Message) : ModelSetting;
}
