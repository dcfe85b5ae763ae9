using Microsoft.Extensions.DependencyInjection;

namespace Tally.Http;

/// <summary>Registers the HTTP handlers that every host serves.</summary>
public static class HttpServices
{
    public static IServiceCollection AddHttpApi(this IServiceCollection services, SignInOptions? signIn = null) => services
        .AddSingleton(signIn ?? new SignInOptions(SignIn.None))
        .AddSingleton<Callers>()
        .AddSingleton<ApiEdge>()
        .AddSingleton<QuestionRoutes>()
        .AddSingleton<ReplayRoutes>()
        .AddSingleton<ConversationRoutes>()
        .AddSingleton<EventRoutes>()
        .AddSingleton<AssistantRoutes>()
        .AddSingleton<FileRoutes>()
        .AddSingleton<DatasetRoutes>()
        .AddSingleton<QueryRoutes>()
        .AddSingleton<SourceRoutes>()
        .AddSingleton<PageRoutes>()
        .AddSingleton<HealthRoutes>();
}
