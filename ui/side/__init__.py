"""What stands beside the text: the tags of the article, its claims, and the codebook."""
