using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Shirube.App.Pages.Portfolio;

/// <summary>Words inside a drawing: Razor keeps the element <c>text</c> for itself.</summary>
public sealed class Label : ComponentBase
{
    [Parameter, EditorRequired]
    public required string Words { get; set; }

    [Parameter]
    public long X { get; set; }

    /// <summary>start, middle or end.</summary>
    [Parameter]
    public string Anchor { get; set; } = "start";

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", X);
        builder.AddAttribute(2, "text-anchor", Anchor);
        builder.AddContent(3, Words);
        builder.CloseElement();
    }
}
