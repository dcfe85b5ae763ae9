using Microsoft.Extensions.DependencyInjection;
using Tally.SelfTests;

namespace Tally.Functions.SelfTests;

/// <summary>Self-tests driven by the durable engine.</summary>
internal static class SelfTestHosting
{
    public static IServiceCollection AddDurableSelfTests(this IServiceCollection services, SelfTestSwitch self) => services
        .AddSingleton(self)
        .AddSingleton<PublishedDatasets>()
        .AddSingleton<ISelfTestQueue>(provider => provider.GetRequiredService<PublishedDatasets>())
        .AddSingleton<ISelfTestAsker, SteppedAsker>()
        .AddSingleton<SelfTestStarter>()
        .AddSelfTests();
}
