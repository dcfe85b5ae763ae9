using Tally.Model;

namespace Tally.Shared.Tests.Model;

/// <summary>Model services for tests.</summary>
internal static class Models
{
    public static ModelOptions Options { get; } = new()
    {
        Endpoint = new Uri("https://model.example/openai/v1/"),
        Model = "my-deployment",
        ApiKey = "test-key",
        FirstRetryDelay = TimeSpan.Zero,
    };

    public static OpenAIModelService Over(CapturingHandler handler, ModelOptions? options = null) =>
        new(options ?? Options, new HttpClient(handler), TimeProvider.System, new Random(1));

    public static ModelFailure Failure<T>(this ModelReply<T> reply) => Assert.IsType<ModelReply<T>.Failed>(reply).Failure;

    public static T Value<T>(this ModelReply<T> reply) =>
        reply is ModelReply<T>.Failed(var failure) ? throw new InvalidOperationException(failure.ToString()) : ((ModelReply<T>.Ok)reply).Value;
}
