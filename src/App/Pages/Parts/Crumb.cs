namespace Shirube.App.Pages.Parts;

/// <summary>One step of the way from the front page.</summary>
/// <param name="Path">From the site's root; null for the page itself.</param>
public sealed record Crumb(string Text, string? Path);
