using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Tally.Files;

namespace Tally.Assistants;

/// <summary>Registers the use cases of assistants; the host adds a store.</summary>
public static class AssistantServices
{
    public static IServiceCollection AddAssistants(this IServiceCollection services)
    {
        services.AddFiles();
        services.TryAddSingleton(new InstructionLibrary());
        services.TryAddSingleton<AssistantRules>();
        services.TryAddSingleton<ShowAssistant>();
        services.TryAddSingleton<SaveAssistant>();
        services.TryAddSingleton<RenameAssistant>();
        services.TryAddSingleton<DeleteAssistant>();
        return services;
    }
}
