namespace Shirube.Reading.Formats.Packages;

/// <summary>A part is nested deeper or holds more than is read.</summary>
internal sealed class PackageLimitException()
    : Exception($"More than {PartReader.LimitDepth} deep, or more than can be held.");
