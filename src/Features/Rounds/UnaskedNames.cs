using System.Collections.Immutable;

namespace Shirube.Features.Rounds;

/// <summary>Names of an initiative of which nobody knew, when the round was made, whose they are: nobody is asked in their
/// place.</summary>
public sealed record UnaskedNames(string Code, string Text, ImmutableArray<string> Printed);
