using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Tally.Model;

namespace Tally.Functions.Questions;

/// <summary>The model that the app's settings name; settings that name none, or half of one, stop the app as it starts.</summary>
internal static class ConfiguredModel
{
    public static IServiceCollection AddConfiguredModel(this IServiceCollection services, IConfiguration configuration)
    {
        var setting = ModelEnvironment.Read(name => configuration[name]);
        services.AddModel(options => Copy(setting, options));
        if (Problem(setting) is { } problem)
            services.AddOptions<ModelOptions>().Validate(_ => false, problem);
        return services;
    }

    private static string? Problem(ModelSetting setting) => setting switch
    {
        ModelSetting.None => "No model is configured: set AZURE_OPENAI_ENDPOINT and AZURE_OPENAI_DEPLOYMENT, or OPENAI_API_KEY and OPENAI_MODEL.",
        ModelSetting.Incomplete incomplete => incomplete.Message,
        _ => null,
    };

    private static void Copy(ModelSetting setting, ModelOptions options)
    {
        if (setting is not ModelSetting.Found { Options: var found })
            return;
        options.Endpoint = found.Endpoint;
        options.Model = found.Model;
        options.ApiKey = found.ApiKey;
        options.KeyHeader = found.KeyHeader;
        options.Scope = found.Scope;
        options.Level = found.Level;
    }
}
