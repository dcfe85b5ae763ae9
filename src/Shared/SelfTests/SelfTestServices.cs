using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Tally.SelfTests;

/// <summary>Registers the self-test; the host adds an <see cref="ISelfTestAsker"/>, and a queue if it tests on its own.</summary>
public static class SelfTestServices
{
    public static IServiceCollection AddSelfTests(this IServiceCollection services)
    {
        services.TryAddSingleton(new SelfTestOptions());
        services.TryAddSingleton<RunSelfTest>();
        return services;
    }
}
