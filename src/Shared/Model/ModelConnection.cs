using System.ClientModel;
using System.ClientModel.Primitives;
using Azure.Identity;
using OpenAI;

namespace Tally.Model;

/// <summary>Builds the package's client for the options: address, key or Entra token, retries, timeouts.</summary>
internal static class ModelConnection
{
    public static OpenAIClient Open(ModelOptions options, HttpClient http, TimeProvider clock, Random random)
    {
        OpenAIClientOptions client = new()
        {
            Endpoint = options.Endpoint,
            RetryPolicy = new HarmlessRetryPolicy(options, clock, random),
            NetworkTimeout = options.RequestTimeout,
            Transport = new HttpClientPipelineTransport(http),
            UserAgentApplicationId = "tally",
        };
        return new OpenAIClient(Authentication(options), client);
    }

    private static AuthenticationPolicy Authentication(ModelOptions options) => options switch
    {
        { ApiKey: { } key, KeyHeader: ModelKeyHeader.ApiKey } =>
            ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(new ApiKeyCredential(key), "api-key"),
        { ApiKey: { } key } => ApiKeyAuthenticationPolicy.CreateBearerAuthorizationPolicy(new ApiKeyCredential(key)),
        // The credential caches its tokens; the policy does not.
        _ => new BearerTokenPolicy(new DefaultAzureCredential(), options.Scope),
    };
}

/// <summary>Lets one call take longer than the others.</summary>
internal sealed class LongTimeoutPolicy(TimeSpan timeout) : PipelinePolicy
{
    public override void Process(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        message.NetworkTimeout = timeout;
        ProcessNext(message, pipeline, currentIndex);
    }

    public override ValueTask ProcessAsync(PipelineMessage message, IReadOnlyList<PipelinePolicy> pipeline, int currentIndex)
    {
        message.NetworkTimeout = timeout;
        return ProcessNextAsync(message, pipeline, currentIndex);
    }
}
