using Tally.ModelEmulator.Responses;
using Tally.ModelEmulator.Wire;

namespace Tally.ModelEmulator.Faults;

/// <summary>Refusals of a request for a response that would have been fine.</summary>
internal static class RequestFaults
{
    public static ApiError? Refusal(FaultSet faults, ResponseRequest request)
    {
        if (faults.IsEmpty) return null;
        if (faults.Has(FaultCatalogue.FilterPrompt)) return ApiErrors.PromptFiltered;
        if (faults.Has(FaultCatalogue.Locked) && request.ConversationId is not null) return ApiErrors.ConversationLocked;
        if (faults.Has(FaultCatalogue.PreviousNotFound) && request.PreviousResponseId is { } previous) return ApiErrors.NoSuchPrevious(previous);
        if (faults.Has(FaultCatalogue.DanglingCall)) return ApiErrors.NoToolOutput("call_ghost00000000000000000");
        return faults.Has(FaultCatalogue.ContextTooLong) ? ApiErrors.ContextTooLong : null;
    }
}
