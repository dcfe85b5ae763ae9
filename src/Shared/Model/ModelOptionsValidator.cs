using Microsoft.Extensions.Options;

namespace Tally.Model;

[OptionsValidator]
internal sealed partial class ModelOptionsValidator : IValidateOptions<ModelOptions>;
